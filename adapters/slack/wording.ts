// What the bot says on Slack alone: lines that name a command or a habit of Slack's. All others stand in the core.

/** Said to one person where a post was refused. */
export const refusals = {
  cannotShare:
    'I could not post here: I am not in this channel. Type “/invite” with my name here, then press the button again.',
  cannotPostHere:
    'I could not reply there: I may not write in that channel, or it is archived. Ask me in a direct message, or have me invited.',
} as const;
