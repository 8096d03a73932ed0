// Names of files and folders that hold no documents: hidden ones, and what other programs write on the way to a file.

/** Syncthing on Windows, rclone, Word and LibreOffice while a file is open. Elsewhere such names begin with a dot. */
const onTheWay = /^~syncthing~.*\.tmp$|\.[0-9a-z]{8}\.partial$|^~\$/iu;

/** `name` without its folders. */
export const isSkipped = (name: string): boolean =>
  name.startsWith('.') || name === 'node_modules' || onTheWay.test(name);
