// What people say to a bot beside their questions, as a table: each entry is a phrase, with (a|b) for a choice and ? for "or not".

/** Said in greeting, and to whom. */
export const greeting = [
  'hi',
  'hii+',
  'hey',
  'hello',
  'hallo',
  'howdy',
  'yo',
  'greetings',
  'good (morning|afternoon|evening|day)',
  'morning',
  ...['hola', 'olá', 'bonjour', 'salut', 'ciao', 'guten (morgen|tag|abend)', 'moin', 'hej'],
  ...[
    'namaste',
    'namaskar',
    'नमस्ते',
    'नमस्कार',
    'konnichiwa',
    'ohayo',
    'こんにちは',
    'おはよう(ございます)?',
    'こんばんは',
  ],
  ...['你好', '您好', 'สวัสดี(ครับ|ค่ะ)?', 'привет', 'здравствуйте', 'مرحبا'],
] as const;
/** Words by which people call the bot or everybody around. */
export const addressee = 'there team all everyone everybody folks guys bot footnote again you'.split(' ');
/** Ways to ask how the bot is, which is a greeting. */
export const asksHowWeAre = [
  'how are you( doing)?( today)?',
  "how('s| is) it going",
  'how do you do',
  "what('s| is) up",
  'sup',
  'nice to meet you',
  'are you there',
  'anybody (here|there)',
  'anyone (here|there)',
] as const;

/** Ways to say thanks. */
export const thanking = [
  'thanks',
  'thank you',
  'thx',
  'thnx',
  'ty',
  'tysm',
  'cheers',
  ...[
    'merci',
    'danke( schön| sehr)?',
    'gracias',
    'grazie',
    'obrigad[oa]',
    'arigat[oō]( gozaimasu)?',
    'dhanyavaad',
  ],
  ...['धन्यवाद', 'शुक्रिया', 'ありがとう(ございます)?', '谢谢', '謝謝', 'ขอบคุณ(ครับ|ค่ะ)?', 'спасибо', 'شكرا'],
] as const;
/** Said to an answer, with or without thanks. */
export const pleased = [
  ...[
    'ok(ay)?',
    'k',
    'cool',
    'nice',
    'great',
    'awesome',
    'perfect',
    'good',
    'got it',
    'i see',
    'understood',
    'alright',
  ],
  ...[
    'sure',
    'wow',
    'lol',
    'haha+',
    'yes',
    'no',
    'yep',
    'nope',
    'fine',
    'super',
    'excellent',
    'brilliant',
    'amazing',
  ],
  ...['wonderful', 'well done', 'good (job|bot)', 'that (helps|helped)', 'makes sense', 'never ?mind'],
  "you('| a)?re (awesome|great|the best|amazing|wonderful|so helpful|helpful)",
  ...['bye', 'goodbye', 'see you( later)?', 'good ?night'],
] as const;
/** What fills such words up. */
export const filler = [
  ...[
    'a lot',
    'so much',
    'very much',
    'very',
    'much',
    'a bunch',
    'a million',
    'for (the|your) help',
    'for that',
    'for this',
  ],
  ...[
    'again',
    'then',
    'bot',
    'team',
    'all',
    'everyone',
    'mate',
    'man',
    'and',
    'so',
    "that('s| is)",
    "it('s| is)",
  ],
  ...['really', 'too', 'to', 'you', 'there', 'indeed'],
] as const;

/** Abuse: it is met with how to ask, and nothing of it is repeated. */
export const rude = [
  ...[
    'fuck(ing| off| you| this)?',
    'shit(ty)?',
    'crap(py)?',
    'damn',
    'bullshit',
    'wtf',
    'stfu',
    'shut up',
    'go to hell',
  ],
  ...[
    "you( a|'|’)?re",
    'you',
    'your?',
    'this',
    'that',
    'it',
    'is',
    'are',
    'such',
    'a',
    'an',
    'the',
    'so',
    'bot',
    'answers?',
  ],
  ...[
    '(you )?suck(s)?',
    'useless',
    'stupid',
    'dumb',
    'idiot(ic)?',
    'moron',
    'garbage',
    'trash',
    'rubbish',
    'terrible',
  ],
  ...['awful', 'worthless', 'pathetic', 'piece of', 'bad bot', 'worst', 'hate'],
] as const;
/** Of these, the ones that abuse: the others only stand beside them. */
export const abusive =
  /\b(?:fuck\w*|shit\w*|crap\w*|bullshit|wtf|stfu|shut up|go to hell|sucks?|useless|stupid|dumb|idiot\w*|moron|garbage|trash|rubbish|worthless|pathetic|bad bot)\b/iu;

/** Whole messages, by what they ask of the bot itself. */
export const aboutTheBot = {
  help: [
    'help( me)?( please)?',
    'usage',
    'commands',
    'how (do|can|should) (i|we|one) (use|ask|talk to) (you|this|this bot|it|the bot)',
    'how (do you|does (this|this bot|it)) work',
    'what (are you|is this( bot)?|do you do|can you do|can i do( here)?)',
    'who are you',
    'are you (a )?(bot|human|robot|an? ai)',
    "what('s| is) your name",
    ...['hilfe', 'ayuda', 'aide'],
  ],
  topics: [
    '(so )?what (can|could) (you|i|we) (tell (me|us)|answer|ask( you)?|help( me| us)?( with)?)( about)?( here| you)?',
    '(so )?what (do|can) you know( about)?',
    '(so )?what (are you|do you know) (about|good at)',
    '(so )?what (topics|subjects|questions)[^?]{0,40}(you|ask|cover|covered|answer)[^?]{0,20}',
    '(so )?what (kind|sort)s? of (questions|things)[^?]{0,40}',
  ],
  documents: [
    '(which|what) (documents?|sources?|files?|texts?|docs)( (do|can) you (have|know|use|read|search|quote|answer from)| are (there|available|you using|indexed)| is there)?',
    '(list|show)( me)?( all)?( of)?( the| your)? (documents|sources|files|docs)',
    '(how many|do you have( any)?) (documents|sources|files|docs)( (do you have|are there))?',
    'where do your answers come from',
    'what are your sources',
  ],
} as const;

/** Said before a question: an apology, or an announcement. */
export const apologies = [
  ...['so', 'well', 'ok(ay)?', 'um+', 'please', 'pls', 'quick question', 'one (more )?question'],
  '(i have |just )?a (quick )?question',
  'sorry( (if|for|to)[^,.;:]{0,60})?',
  'excuse me',
  'apologies[^,.;:]{0,60}',
  "i('m| am) (new|not sure|curious|wondering|confused)[^,.;:]{0,40}",
] as const;
/** Ways to begin a question that say only that one is coming. */
export const requests = [
  '(can|could|would|will) (you|someone|anyone|anybody|somebody|one of you) (please |pls |plz |kindly |maybe |perhaps )*(tell|explain|show|say|help|let|remind|inform)( to)?( (me|us))?( know| understand)?( please)?',
  '(please |pls |plz |kindly )*(tell|remind|inform) (me|us)',
  'please (explain|say|let me know)',
  '(do|does|did) (we|you|anyone|anybody|someone|somebody|they) (happen to )?know',
  "i('d| would) (like|love|want|need) to (know|learn|ask|understand|find out|hear)",
  'i (want|need|wish) to (know|learn|ask|understand|find out)',
  "i (was|am|'m)( just)? (wondering|curious)",
  'any(one|body) (know|knows)',
  '(any|do (we|you) have( any)?) (idea|clue)',
  'i wonder',
] as const;
/** What people add behind a question. */
export const closings = [
  ...[
    'please',
    'pls',
    'thanks( a lot| in advance| so much)?',
    'thank you( so much| very much)?',
    'thx',
    'cheers',
  ],
  'if (the|your|any) (documents?|docs|sources?|files?) (say|says|mention|tell|know)[^?.!]{0,40}',
  'if (you|anyone|anybody|somebody) knows?[^?.!]{0,20}',
  'if possible',
  'do you know',
] as const;
