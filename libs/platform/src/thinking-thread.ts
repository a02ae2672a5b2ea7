import { parentPort } from 'node:worker_threads';
import { callOf, type Thought, type ThreadWord } from './thinking';

/** The other end of a ThinkingThread: a call comes, news and one answer (or what went wrong) go. */
parentPort?.on('message', (thought: Thought) => {
  const say = (word: ThreadWord): void => parentPort?.postMessage(word);
  callOf(thought, (news) => {
    say({ news });
  }).then(
    (answer) => {
      say({ answer });
    },
    (fault: unknown) => {
      say({ fault });
    },
  );
});
