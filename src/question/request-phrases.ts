// How people ask for what is no look-up, as tables of patterns over a message in small letters, in five languages.

/** Words for all that there is to read. */
const texts =
  '(?:docs?|documents?|documentation|files?|sources?|texts?|materials?|contents?|corpus|collection|library|knowledge base|wiki|pages?)';
const determiners = '(?:(?:all|every|the|your|our|my|these|this|those|its|whole|entire|available|of) )*';
const texten = '(?:dokumente?n?|dateie?n?|unterlagen|texte?n?|doku|quellen|seiten)';
const textes = '(?:documents?|fichiers?|textes?|documentation|sources?|pages?)';
const textos = '(?:documentos?|archivos?|textos?|ficheros?|fuentes?|p[aá]ginas?)';

/** A thing that is a text by its name: what another one covers or holds is asked of the documents. */
const aText = `(?<d>(?:.+? )?["']?(?:documents?|docs?|documentation|files?|pages?|articles?|guides?|handbook|manual|tutorial|readme|faqs?|wiki|runbook|reports?|papers?|books?)["']?)`;

/** All of it, whatever it is called. */
const everything = `(?:${determiners}${texts}(?: (?:here|you have|we have|available))*|everything(?: here| you have| you know)*|(?:it|this|that|them|these|those)(?: all)?|all(?: of)?(?: this| that| it| these| them)?|here)`;
const alles = `(?:(?:alle |die |deine |eure |diese |das |den |der )*${texten}|alles|das(?: alles)?|es|hier)`;
const tout = `(?:(?:tous |les |tes |vos |ces |ce |le |la |des )*${textes}|tout(?: ça| cela)?|ça|cela|ici)`;
const todo = `(?:(?:todos |los |tus |estos |este |las |el |la )*${textos}|todo(?: esto)?|esto|eso)`;

const kinds =
  '(?:(?:really |very )?(?:quick|short|brief|general|high[- ]level|rough|concise|small|simple|good|one[- ](?:line|paragraph)|executive|little|bit of an?) )*';
const summary =
  '(?:overview|summary|summari[sz]ation|synopsis|abstract|outline|recap|tl[;:,.]? ?dr|gist|big picture|table of contents|rundown)';
const got =
  '(?:(?:give|get|have|see|show|send|write|make|provide|do|read|offer)(?: (?:me|us))?(?: with)? )?(?:(?:a|an|the|some|your) )?';
const zusammenfassung =
  '(?:(?:gib|gebt|geben sie|mach|schreib|zeig)(?: (?:mir|uns|bitte))* )?(?:einen? |die |den |eine )?(?:kurzen? |groben? |schnellen? )*(?:überblick|übersicht|zusammenfassung|inhaltsangabe)';
const resume =
  '(?:(?:donne|donnez|fais|faites)(?:[- ](?:moi|nous))? )?(?:un |le |une )?(?:bref |petit |court )?(?:aper[çc]u|r[ée]sum[ée]|vue d.ensemble|synth[èe]se)';
const resumen =
  '(?:(?:dame|danos|haz|hazme|quiero) )?(?:un |el |una )?(?:breve |peque[ñn]o )?(?:resumen|sinopsis|vista general)';

/** Each matches a whole message. A group is what it asks about (`d`: a whole document); where there is none it asks about all. */
export const overviews: readonly string[] = [
  `(?:summari[sz]e|sum up|recap|outline|tl[;:,.]? ?dr)(?: ${everything})?`,
  `sum ${everything} up`,
  `${got}${kinds}${summary}(?:,? (?:of|on|about|for|over) ${everything})?`,
  `what(?:'s|s| is| are)(?: all)? ${everything}(?: bot| thing| stuff)? (?:all )?about`,
  'what do you know(?: about)?',
  `what(?:'s|s| is) (?:in|inside|covered in|covered by) ${everything}`,
  `what (?:do|does) ${everything} (?:cover|contain|talk about|deal with|say)`,
  `(?:fass|fasse|fasst|fassen sie)(?: (?:mir|uns|bitte|mal|kurz))*(?: ${alles})?(?: (?:mir|bitte|mal|kurz))* zusammen`,
  `${alles} zusammenfassen`,
  `${zusammenfassung}(?: (?:über|von|zu|der|aus)(?: ${alles})?)?`,
  `wo?rum geht(?:'s| es|s)(?: (?:hier|dabei|da|denn|in ${alles}|bei ${alles}))*`,
  'was wei(?:ß|ss)t du(?: alles)?',
  `r[ée]sum(?:e|er|ez|é)(?:[- ]moi)?(?: ${tout})?`,
  `${resume}(?: (?:de|des|sur)(?: ${tout})?)?`,
  "de quoi (?:s'agit[- ]il|[çc]a parle|parlent? (?:ça|cela|(?:ces|les|ce|le) documents?)|est[- ]il question)(?: ici)?",
  'que sa(?:is[- ]tu|vez[- ]vous)',
  `resum(?:e|ir|en|a|ele)(?: ${todo})?`,
  `${resumen}(?: (?:de|sobre)(?: ${todo})?)?`,
  'de qu[ée] (?:trata|tratan|va|van)(?: (?:esto|todo esto|(?:estos|los) documentos))?',
  'qu[ée] sabes',
  `(?:summari[sz]e|sum up|recap|outline) (?<x>.+)`,
  'sum (?<x>.+) up',
  `${got}${kinds}${summary} (?:of|on|about|for|over) (?<x>.+)`,
  `tl[;:,.]? ?dr[:,]? (?:(?:of|for|on|about) )?(?<x>.+)`,
  '(?<x>.+?),? (?:in a nutshell|in short|summari[sz]ed|tl[;:,.]? ?dr)',
  `(?<x>.+) (?:overview|summary)`,
  `what(?:'s|s| is| are) (?<x>.+?) (?:all )?about`,
  `what (?:do|does) ${aText} (?:cover|contain|talk about|deal with|say)`,
  `what(?:'s|s| is) (?:in|inside|covered in|covered by) ${aText}`,
  '(?:fass|fasse|fasst|fassen sie)(?: (?:mir|uns|bitte|mal|kurz))* (?<x>.+?)(?: (?:mir|bitte|mal|kurz))* zusammen',
  '(?<x>.+) zusammenfassen',
  `${zusammenfassung} (?:über|von|zu|zum|zur|der|des) (?<x>.+)`,
  "wo?rum geht(?:'s| es|s) (?:in|im|bei|beim) (?<x>.+)",
  'r[ée]sum(?:e|er|ez|é)(?:[- ]moi)? (?<x>.+)',
  `${resume} (?:de|du|des|de la|sur) (?<x>.+)`,
  'de quoi parle (?<x>.+)',
  'resum(?:e|ir|en|a|ele) (?<x>.+)',
  `${resumen} (?:de|del|sobre) (?<x>.+)`,
  'de qu[ée] (?:trata|va) (?<x>.+)',
];

const held =
  '(?:(?: (?:that|which))?(?: (?:do|can|are|is))?(?: (?:you|we|i|there))?(?: (?:have|has|know|know about|use|read|see|search|access|have access to|answer from|quote(?: from)?|indexed|available|on file|here|there|got|loaded))+)?';

/** Ways to ask which documents there are. */
export const lists: readonly string[] = [
  `(?:(?:list|show|enumerate|name|see|get|give|send|print|display)(?: (?:me|us))? )?(?:(?:a|the|your|full|complete|whole) )*list of ${determiners}${texts}${held}`,
  `(?:list|show|enumerate|see|display|print)(?: (?:me|us))?(?: out)? ${determiners}${texts}${held}`,
  `(?:all|list)(?: (?:the|of|your|our|available))* (?:docs|documents|files|sources)${held}`,
  `(?:which|what)(?: (?:all|kind of|kinds of|sort of|other))? ${texts}(?: (?:do|can|could|are|is|does|have))(?: (?:you|we|i|it|there|this bot|the bot))?(?: (?:have|know|know about|use|read|see|search|access|have access to|answer from|quote(?: from)?|got|indexed|available|loaded|here|there|now|currently))*`,
  `(?:welche|was für)(?: alle)? ${texten} (?:hast du|habt ihr|haben sie|gibt es|kennst du|sind (?:da|verfügbar|vorhanden)|liest du|kannst du lesen)(?: (?:hier|alle|alles|denn))*`,
  `(?:(?:liste?|zeige?|nenne?)(?: (?:mir|uns|bitte))*)(?: (?:alle|die|deine|verfügbaren))* ${texten}(?: auf)?`,
  `(?:liste (?:aller|der) )${texten}`,
  `(?:quels|quelles) ${textes} (?:as[- ]tu|avez[- ]vous|y a[- ]t[- ]il|sont disponibles|connais[- ]tu|connaissez[- ]vous|lis[- ]tu)(?: ici)?`,
  `(?:(?:liste|lister|listez|montre|montrez|affiche|affichez)(?:[- ]moi)?)(?: (?:tous|toutes|les|tes|vos|la|liste|des))* ${textes}`,
  `(?:la |une )?liste (?:de tous les|des|de tes) ${textos.replace('documentos?', 'documents')}`,
  `(?:qu[ée]|cu[aá]les) ${textos} (?:tienes|hay|conoces|tiene|est[aá]n disponibles)`,
  `(?:(?:lista|listar|muestra|mu[ée]strame|ens[ée][ñn]ame)(?: (?:de|todos|todas|los|las|tus))*) ${textos}`,
];

const person =
  '(?:(?:a|an|any|some|the|your|an? actual|another) )?(?:(?:real|actual|living|live|human) )*(?:humans?|persons?|people|someone|somebody|human beings?|agents?|colleagues?|operators?|support(?: team| staff)?|help ?desk|admins?|administrators?|moderators?|staff|team|anyone|anybody|human support|representative)';
const reach =
  '(?:ask|contact|talk to|talk with|speak to|speak with|reach out to|reach|turn to|write to|email|e-mail|call|message|ping|get in touch with|go to|address)';
const asked =
  "(?:who|whom|which person)(?:'s|s| is| are)?(?: there)?(?: (?:can|could|should|do|may|would|must|shall|might))? (?:i|we|one|people|you) (?:best |then )?";
const inNeed =
  '(?: (?:directly|personally|here|instead|then|now|else|first|for (?:more |further |some |additional )?(?:help|support|assistance|advice|information|info|details|guidance|questions|clarification)|(?:about|with|regarding|for) (?:this|that|it|these|something|anything|a question|questions|(?:my|our|any|further|other|more)(?: other| further)? questions?)))*';
const ifStuck =
  "(?:,? (?:if|when|in case) (?:the (?:docs?|documents?|documentation|bot|answer|answers)|you|this|that|it|nothing|none|i|i'm|i am|we|there(?:'s| is)) [^?]{0,80})?";

/** Each matches a whole message. A group `x` is what the person is to be asked about. */
export const contacts: readonly string[] = [
  `${asked}${reach}${inNeed}${ifStuck}`,
  `who (?:can|could|will|would) (?:help|assist)(?: (?:me|us))?(?: out)?${inNeed}${ifStuck}`,
  `(?:i |we )?(?:can|could|may|want to|need to|would like to|wish to|have to|gotta|wanna)(?: (?:i|we))?(?: please)? (?:talk|speak|chat|get through|write|turn)(?: (?:to|with))? ${person}${inNeed}${ifStuck}`,
  `(?:(?:i|we) (?:need|want)|get me|give me|connect me (?:to|with)|transfer me to|put me through to|let me (?:talk|speak) (?:to|with)|(?:talk|speak)(?:ing)? (?:to|with)) ${person}${inNeed}${ifStuck}`,
  `(?:is there|are there|do you have|have you got) ${person} (?:(?:that |who |whom )?(?:i|we) (?:can|could|may) |to |available to )(?:${reach}|talk|speak)(?: (?:to|with))?${inNeed}${ifStuck}`,
  `how (?:can|do|could|should|would|may) (?:i|we|one) (?:contact|reach|get hold of|get in touch with|get in contact with|get through to|talk to|speak to|speak with) (?:${person}|you|help)${inNeed}${ifStuck}`,
  `who(?:'s|s| is) (?:the|your|my|our) (?:contact|contact person|point of contact|person to ask)${inNeed}`,
  `(?:human|real person|human being|agent|operator) please`,
  'an wen (?:kann|soll|muss|darf|könnte|könnten|können|sollen) (?:ich mich|wir uns|man sich)(?: (?:hier|dann|noch))* wenden',
  'wen (?:kann|soll|darf|könnte) (?:ich|man)(?: (?:hier|dann|noch))* (?:fragen|kontaktieren|ansprechen|anrufen|anschreiben)',
  'wer (?:kann mir (?:weiter)?helfen|ist (?:(?:der|die|mein|meine) )?ansprechpartner(?:in)?)',
  '(?:kann ich|ich (?:möchte|will)|könnte ich)(?: bitte)? mit (?:einem (?:echten )?menschen|jemandem|einer (?:echten )?person)(?: (?:sprechen|reden))?',
  "[àa] qui (?:puis[- ]je|dois[- ]je|est[- ]ce que je (?:peux|dois)|peut[- ]on|je peux)(?: (?:m'adresser|demander|parler|[ée]crire|poser (?:la|ma|une) question|s'adresser))",
  'qui (?:puis[- ]je|dois[- ]je|est[- ]ce que je (?:peux|dois)) (?:contacter|appeler|joindre)',
  "(?:puis[- ]je|je (?:veux|voudrais|peux|souhaite)|est[- ]ce que je peux) parler (?:[àa]|avec) (?:un (?:vrai )?humain|quelqu'un|une (?:vraie )?personne|un conseiller)",
  '(?:a|con) qui[ée]n (?:puedo|debo|tengo que) (?:preguntar|contactar|hablar|dirigirme|consultar)',
  '(?:puedo|quiero) hablar con (?:un humano|una persona(?: real)?|alguien)',
  `${asked}${reach} (?:about|regarding|concerning|with questions about|when|if|in case of|for help with|with) (?<x>.+)`,
  `${asked}(?:contact|talk to|speak to|reach out to|turn to|get in touch with|go to) for (?<x>.+)`,
  `who(?:'s|s| is) (?:the|your|my|our) (?:contact|contact person|point of contact|person to ask) (?:for|about|regarding|in case of) (?<x>.+)`,
];

const named = '(?<a>[^?]+?)';
const other = '(?<b>[^?]+)';
const please = '(?:(?:explain|tell|show|give|describe|list|name|outline)(?: (?:me|us))? )?';

/** Each matches a whole message: the two things, and what of them is compared (`of`). */
export const comparisons: readonly string[] = [
  `(?:compare|contrast|comparing)(?: the (?<of>[^?]+?) of)? ${named} (?:and|with|to|against|vs\\.?|versus|&|or) ${other}`,
  `(?:a |the )?comparison (?:of|between) ${named} (?:and|with|to|&|vs\\.?|versus) ${other}`,
  `${please}(?:what(?:'s|s| is| are| exactly is)?|so,? what(?:'s| is)) ?(?:exactly )?(?:the )?(?:(?:main|key|exact|biggest|actual|real|practical) )*(?:difference|differences|distinction) (?:between|of|in between) ${named} (?:and|&|or|vs\\.?|versus) ${other}`,
  `${please}(?:the )?(?:(?:main|key|exact|biggest) )*(?:difference|differences|distinction) between ${named} (?:and|&|or|vs\\.?|versus) ${other}`,
  `(?:how|in what way|in which way) (?:do|does|is|are|did) ${named} (?:differ|differs|different|differing) (?:from|to|than|with) ${other}`,
  `how (?:do|does|did) ${named} compare (?:to|with|against) ${other}`,
  `how (?:do|does|are) ${named} (?:and|&) (?<b>[^?]+?) (?:compare|differ|different)(?: from each other)?`,
  `what (?:distinguishes|sets) ${named} (?:apart )?from ${other}`,
  `${named} (?:vs\\.?|versus) ${other}`,
  `${named},? (?:compared|in comparison|as opposed) (?:to|with) ${other}`,
  `(?:(?:was|worin|wo) (?:ist|sind|liegt|liegen|besteht|bestehen) )?(?:(?:der|die|den) )?unterschiede?n?(?: (?:ist|liegt|besteht))? zwischen (?:(?:dem|der|den) )?(?<a>[^?]+?) und (?:(?:dem|der|den) )?(?<b>[^?]+)`,
  `vergleiche? ${named} (?:mit|und) ${other}`,
  `${named} mit (?<b>[^?]+) vergleichen`,
  `(?:quelles? (?:est|sont) )?(?:(?:la|les) )?diff[ée]rences? (?:entre|il y a entre) ${named} et ${other}`,
  `compare[rz]? ${named} (?:et|avec|[àa]) ${other}`,
  `(?:(?:cu[aá]l|cu[aá]les) (?:es|son) )?(?:(?:la|las) )?diferencias? entre ${named} y ${other}`,
];
