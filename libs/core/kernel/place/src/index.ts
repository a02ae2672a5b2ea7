/** A second door, for threads that compute: places without the ids, whose package takes long to load. */
export * from '../../src/place';
