/** Ends the test services and waits until they are gone. */
module.exports = async () => {
  const child = globalThis.cayapaTestServices;
  if (!child || child.exitCode !== null) return;
  child.stdin.end();
  await new Promise((resolve) => child.once('exit', resolve));
};
