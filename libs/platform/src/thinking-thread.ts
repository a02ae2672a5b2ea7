import { parentPort, workerData } from 'node:worker_threads';
import { callOf, type Thought } from './thinking';

// The other end of `think`: one call, one answer, then the thread ends. A failure is thrown, so that it travels.
void callOf(workerData as Thought).then((answer) => parentPort?.postMessage(answer));
