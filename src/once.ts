// A value that is made when it is first needed, and then kept.

/** Gives a function that makes the value at its first call and hands out the same one afterwards. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
