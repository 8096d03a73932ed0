// Words whose full stop does not end a sentence, by what may follow them. Lower case, without the last full stop.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Never the end: a name or a value always follows. */
export const titles = words(`
  dr mr mrs ms mx prof st gen sen rep gov capt lt col sgt maj adm cmdr rev hon pres supt insp messrs mme mlle
  vs v cf e.g eg i.e ie viz resp approx ca c incl excl esp aka z.b d.h u.a v.a bzw ggf evtl vgl sog p.ex av hl
  sr sra srta dª ing lic dott sig sigg asst dept mt ft dj abb abs bspw inkl zzgl geb gest
`);

/** The end only when a word follows that usually begins a sentence. */
export const endings = words(`
  etc inc ltd co corp llc plc bros al a.m p.m am pm jr sr usw u.s.w ad b.c a.d est ed eds repr
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ph.d m.d b.a m.a
  ave blvd rd gmbh kg ag
`);

/** Not the end before a number or a numeral: "No. 5", "Fig. 3", "pp. 12". */
export const counted = words(`
  no nos nr fig figs vol vols p pp pg art arts sec secs ch chap eq eqs ref refs app para paras ver v n ln col
  tab abb kap bd s núm pág págs cap rn
`);

/** Words that begin a sentence far more often than they continue one with a capital letter. */
export const starters = words(`
  the this that these those it he she they we you in on at by from with but and or so yet however although though
  if when while since because after before until unless as for to there here his her its our their my your
  a an no not all some many most each every both another such what which who why how where
  moreover furthermore therefore thus meanwhile then now also additionally similarly instead finally first second
  der die das ein eine er sie es wir ich im am aber und le la les un une il elle nous el los las una
`);
