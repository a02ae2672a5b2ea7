import { ThinkingThread } from '#platform/thinking';

/** Makes the network file of one product in a thread of its own; null when the question has nothing of it. */
export async function networkInThread(
  question: string,
  productId: string,
  megabytesMax: number,
): Promise<string | null> {
  const thread = new ThinkingThread({ megabytesMax });
  try {
    const file = require.resolve('../matching-runs/solving-thread');
    return await thread.think<string | null>({
      ...{ file, call: 'network', args: [question, productId] },
    });
  } finally {
    await thread.close();
  }
}
