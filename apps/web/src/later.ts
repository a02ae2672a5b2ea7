import { followVersions } from './shell/versions';
import { followHope } from './store/sender';
import { followNetwork } from './store/sync';

/** What can wait until something is on the screen: sending, fetching ahead, new versions. */
export async function followAll(): Promise<void> {
  followHope();
  followNetwork();
  await followVersions();
}
