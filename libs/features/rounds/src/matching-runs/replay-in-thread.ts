import { ThinkingThread } from '#platform/thinking';

/** What a replay found out in a thread of its own. */
export interface ThoughtAgain {
  readonly questionHash: string;
  readonly answerHash: string;
  readonly isSame: boolean;
}

/** One replay at a time in a process: a national question takes its memory and many seconds. */
let last: Promise<unknown> = Promise.resolve();

/** Shares a stored question again and compares the answer with the stored one, byte for byte. */
export async function replayInThread(
  question: string,
  answer: string,
  megabytesMax: number,
): Promise<ThoughtAgain> {
  const turn = last.then(() => inThread(question, answer, megabytesMax));
  last = turn.catch(() => undefined);
  return turn;
}

async function inThread(
  question: string,
  answer: string,
  megabytesMax: number,
): Promise<ThoughtAgain> {
  const thread = new ThinkingThread({ megabytesMax });
  try {
    const file = require.resolve('./solving-thread');
    return await thread.think<ThoughtAgain>({ file, call: 'again', args: [question, answer] });
  } finally {
    await thread.close();
  }
}
