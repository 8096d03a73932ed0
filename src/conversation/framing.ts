// What a question is put into without belonging to its subject: "is there anything about X", "which X are mentioned".

/** The question without its frame, and whether it asks what the documents hold about a subject at all. */
export type Unframed = { readonly question: string; readonly about: boolean };

const texts =
  '(?:documents?|docs|texts?|sources?|files?|library|corpus|handbook|wiki|guides?|reports?|articles?|notes|pages?)';
const here = `(?:\\s+(?:anywhere|somewhere|here|at all|(?:in|by|according to) (?:the|your|these|those|our|any of the) ${texts}))`;
const something =
  '(?:anything|something|everything|all|more|much|what|any|some|(?:any |some |more |further )?(?:information|info|details?|mention|news|facts?)|an? (?:\\p{L}+ )?(?:section|chapter|document|passage|part|paragraph|word|overview|summary))';
const said =
  '(?:\\s+(?:that (?:is|was) )?(?:said|written|known|stated|mentioned|reported|there|you (?:have|know|found)))';
const about = '(?:about|on|regarding|concerning|of|related to)';

const people = `(?:(?:any of )?(?:the|your|these|our) ${texts}|you|we|anyone|anybody|someone|somebody)`;

/** Each leaves the subject behind it. */
const openings: readonly RegExp[] = [
  `(?:is|are|was|were) there ${something}${said}?${here}? ${about}`,
  `(?:is|was) ${something}${said}${here}? ${about}`,
  `(?:do|does|did|can|could) ${people} (?:say|talk|speak|contain|have|write|know|tell(?: me| us)?)(?: ${something})? ${about}`,
  `(?:do|does|did) ${people} (?:mention|discuss|cover|talk about)`,
  `what (?:do|does|did) (?:(?:the|your|these|our) ${texts}|you|we|people|speakers) (?:say|know|write|tell(?: me| us)?|have|think) ${about}`,
  `(?:which|what) ${texts} (?:mentions?|discuss(?:es)?|covers?|(?:talks?|speaks?|is|are|says? ${something}) ${about})`,
  `what (?:is|was|are) (?:said|written|known|stated|mentioned|reported|there)${here}? ${about}`,
  `what (?:can|could) (?:you|the ${texts}) (?:say|tell(?: me| us)?) ${about}`,
  `(?:give|show|get|find|send|bring)(?: me| us)? ${something}${said}? ${about}`,
  `(?:tell|inform|brief|update)(?: me| us)?(?: ${something})? ${about}`,
  `i (?:want|need|would like|'d like)(?: to (?:know|read|learn|hear))?(?: ${something})? about`,
  `${something}${said}?${here}? (?:about|on|regarding|concerning)`,
  '(?:about|regarding|concerning)',
].map((opening) => new RegExp(`^\\W*${opening}\\s+(?=[\\p{L}\\p{N}"'“‘(-])`, 'iu'));

const told =
  '(?:named|mentioned|listed|described|discussed|covered|addressed|enumerated|stated|talked about|brought up|referred to)';
/** "is X mentioned anywhere", "which X are named in the documents". */
const isTold = new RegExp(
  `^\\W*(?:is|are|was|were) ((?!there\\b)[^?]*?) (?:(?:ever|also|even|explicitly|only|already) )?${told}${here}*[\\s?.!]*$`,
  'iu',
);
const areTold = new RegExp(
  `^(\\W*(?:which|what|who|whom)\\b[^?]*?) (?:is|are|was|were|gets?|get) ${told}${here}*([\\s?.!]*)$`,
  'iu',
);
const according = new RegExp(`[\\s,]+according to (?:the|your|these|our) ${texts}([\\s?.!]*)$`, 'iu');

/** Takes the frame off; the question itself where it has none or nothing would remain. */
export function unframed(question: string): Unframed {
  const bare = question.replace(according, '$1');
  const named = isTold.exec(bare)?.[1];
  if (named !== undefined && hasWord(named)) return { question: named, about: true };
  const asked = areTold.exec(bare);
  if (asked?.[1] !== undefined && asked[1].trim().split(/\s+/u).length >= 2)
    return { question: `${asked[1]}${asked[2] ?? ''}`, about: false };
  for (const opening of openings) {
    const subject = bare.replace(opening, '');
    if (subject !== bare && hasWord(subject)) return { question: subject, about: true };
  }
  return { question: bare, about: false };
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]{2}/u.test(text);
