// Discord's numbers and ours, each with its unit and where it comes from.

/** From Discord's reference (docs.discord.com): message, components, application commands, interactions. */
export const limits = {
  /** Characters of text in one Components V2 message, all text displays together. */
  text: 4_000,
  /** Components in one message, nested ones counted. */
  components: 40,
  /** Buttons in one action row. */
  buttons: 5,
  label: 80,
  /** Characters of a link button's address. */
  url: 512,
  choices: 25,
  choice: 100,
  nonce: 25,
  /** Messages that one REST page holds. */
  page: 100,
  /** Milliseconds until the first response must have been taken; afterwards 10062. */
  firstResponse: 3_000,
} as const;

/** Our own choices. */
export const budget = {
  /** Characters (escaped) of each line in our own voice, so that a quotation always finds room. */
  question: 400,
  understood: 400,
  lead: 500,
  names: 220,
  footnote: 360,
  also: 220,
  cell: 100,
  note: 300,
  /** The same for footnotes when the quotation is so long that every other line is left out. */
  leanFootnote: 200,
  /** UTF-16 units: a quotation up to this length is shown, whatever else the answer holds and however much is escaped. */
  room: 1_700,
  /** Characters of an address in a footnote; behind *View source* it may be longer. */
  link: 300,
  /** The same in a list of documents. */
  cardLink: 200,
  /** Sections named in public where none answers. */
  sections: 4,
  /** Titles named in "Also in" and places of a longer list. */
  titles: 3,
  /** Documents on one page of /sources. */
  documents: 8,
  /** Example questions in a message. */
  examples: 3,
  /** Characters of a question that are read; longer ones are no questions. */
  asked: 2_000,
  /** Characters of one line in the lists of moderators: a reason, a gap. */
  entry: 1_200,
  /** Characters of lines that stand together in one text. */
  lines: 3_000,
  /** Characters of a report, a follow-up or a reason in a modal. */
  written: 1_000,
} as const;

/** Left free in a rendered answer for the line that names the asker, and for buttons to come. */
export const spare = { components: 3, text: 60 } as const;

/** Milliseconds, unless named otherwise. */
export const times = {
  /** Between two looks for questions whose lease ran out (the lease is 30 s). */
  overdue: 15_000,
  /** An acknowledgement on its way gets this long before the work begins; the claim must not wait for it much longer. */
  headStart: 300,
  /** A REST call without an answer is given up and, where that is safe, repeated. */
  request: 8_000,
  /** Pauses between repetitions, doubling from the first to the last. */
  firstPause: 250,
  lastPause: 15_000,
  /** After this a reply that no repetition brought out is given up. */
  giveUp: 600_000,
  /** The same for buttons and menus, which nobody waits for longer. */
  giveUpControl: 20_000,
  /** `stop` waits this long for what is in flight; the contract allows 10 s. */
  drain: 9_000,
  /** The gateway has this long to close the connection before the process ends without it. */
  goodbye: 1_000,
  /** A gateway that has been away this long ends the process, for a supervisor to start it anew. */
  dead: 300_000,
  watch: 15_000,
  /** Between two looks for messages to edit and reporters to tell. */
  outbox: 3_000,
  /** `start` waits this long for the gateway, and for each further shard. */
  connect: 45_000,
  /** A guild that was announced and does not come is not waited for longer. */
  guild: 5_000,
  /** After a start, mentions this young are looked for: older ones count as answered or given up. */
  lookBack: 600_000,
  /** After an outage, mentions this old at most are still answered; claims are remembered for a day. */
  lookBackMost: 86_400_000,
  /** A post that may stand, and of which nothing may stand any more, is looked for among messages this young. */
  lookBackPost: 60_000,
} as const;

/** Whether somebody belongs to a server, in milliseconds: asked again after `lifetime`, after `failed` where it failed. */
export const membership = { most: 10_000, lifetime: 300_000, failed: 30_000, deadline: 1_000 } as const;
/** Servers in which a membership is looked for, at most. */
export const membershipServers = 20;

/** Pages of 100 messages read back in one channel. */
export const catchUpPages = 5;
/** Channels whose last seen message is remembered. */
export const channelsRemembered = 10_000;
/** Threads whose conversation is remembered. */
export const threadsRemembered = 10_000;
/** Direct messages looked into after a start, those spoken in last. */
export const directsRemembered = 100;
/** Interactions whose replay is recognised. */
export const interactionsRemembered = 2_000;
