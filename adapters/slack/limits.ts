// Slack's numbers in one table, each with its unit and where it comes from. Lengths are UTF-16 units, the larger count.
/** Sizes of what Slack takes, in characters or blocks as named. */
export const limits = {
  /** Blocks of a message; blocks reference, docs.slack.dev. */
  messageBlocks: 50,
  /** Blocks of a modal or the Home tab; same page. */
  viewBlocks: 100,
  /** All text of one payload: the API refuses it near 13,200 without saying so (slackapi/bolt-js #2509). */
  total: 12_000,
  /** Text of a section; section block reference. */
  section: 3_000,
  /** Text of a header block. */
  header: 150,
  /** Elements of a context block, and the text of each: the smaller of the two that the reference allows. */
  contextElements: 10,
  contextText: 2_000,
  /** Elements of an actions block, and of a context_actions block. */
  actions: 25,
  contextActions: 5,
  /** Text, accessibility label, value and address of a button. */
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  /** action_id, block_id, callback_id. */
  id: 255,
  /** Options of a select and of an overflow menu, the text and value of each. */
  options: 100,
  overflow: 5,
  optionText: 75,
  optionValue: 150,
  /** Title, submit and close of a modal; view reference. */
  viewTitle: 24,
  /** private_metadata of a view. */
  privateMetadata: 3_000,
  /** Label of an input block. */
  inputLabel: 2_000,
  /** Placeholder of an input. */
  placeholder: 150,
  /** `text` of a message: the recommended length; chat.postMessage reference. */
  fallback: 4_000,
  /** Suggested prompts at once, and the length of a title; assistant.threads.setSuggestedPrompts. */
  prompts: 4,
  promptTitle: 75,
  /** Title of a conversation; agents.sessions.rename, the successor of assistant.threads.setTitle. */
  threadTitle: 200,
  /** Text that an App Home button carries back is a question: as long as a question may be typed. */
  question: 2_000,
  /** Our own: a footnote or list line with very long names ends here, and so does a word named as unknown. */
  footer: 600,
  word: 60,
  /** Our own: one earlier report or decision, or passage that came next, among others. */
  note: 300,
  /** Our own: text of a paragraph shown before, and after, the quotation that a moderator checks. */
  beside: 1_000,
  /** A message that asks is read up to here; Slack cuts messages at 40,000. */
  asked: 40_000,
} as const;

/** Our own numbers, in milliseconds unless said otherwise. */
export const times = {
  /** One call to Slack; slow replies beyond this count as lost. */
  call: 10_000,
  /** Trying to post one reply, then one calm line. Longer than an outage of a minute. */
  posting: 120_000,
  /** First and longest wait between two tries. */
  retryFirst: 250,
  retryMost: 5_000,
  /** A status that takes longer is not waited for. */
  status: 400,
  /** Questions whose lease ran out are looked for this often. */
  overdue: 15_000,
  /** Entries of the outbox are looked for this often; one is tried for this long, within its lease of 30 s. */
  outbox: 3_000,
  outboxEntry: 20_000,
  /** Everything in flight must be answered or left to the next start within this. */
  drain: 9_000,
  /** After accepting the socket, Slack says hello within this. */
  hello: 10_000,
  /** A socket that leaves a ping unanswered for this long is cut; it is noticed after about two and a half times this. */
  ping: 2_000,
  /** First and longest wait before the socket is opened again. */
  reconnectFirst: 500,
  reconnectMost: 4_000,
  /** A thread stays open to follow-ups without a mention for this long after an answer. */
  thread: 86_400_000,
} as const;

/**
 * Whether somebody is a member, or a channel our own: asked again after `lifetime` ms, after `failed` ms where it failed,
 * and waited for up to `deadline` ms; users.info is allowed 100 times a minute, conversations.info 50 times.
 */
export const lookUps = { most: 10_000, lifetime: 300_000, failed: 30_000, deadline: 1_000 } as const;

/** How many of each at most. */
export const counts = {
  /** Posts to one channel under way at once. */
  perChannel: 4,
  /** Posts to all channels under way at once. */
  posts: 100,
  /** Threads remembered as open to follow-ups. */
  threads: 10_000,
  /** Messages in a row that the bot leaves alone before it stops listening to a thread. */
  leftAlone: 3,
  /** Documents listed in one message or on the Home tab. */
  listed: 20,
  /** Tries to reach Slack before a start fails. */
  startTries: 3,
  /** Sections named in public where none answers. */
  sections: 4,
  /** Words named as standing in no document. */
  words: 8,
  /** Example questions on the Home tab. */
  examples: 5,
  /** Questions remembered as seen, so that a second delivery shows no status. */
  seen: 10_000,
  /** Reports, decisions and passages that came next, shown of each with one answer. */
  history: 5,
} as const;
