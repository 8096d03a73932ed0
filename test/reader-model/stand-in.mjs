// Stands for the process of a reader model, and does what the folder's name and the question tell it: to learn what is made of each end.
let asked = 0;
process.once('message', ({ folder }) => {
  if (folder.endsWith('without-library')) process.send({ wrong: 'library', reason: 'not found' });
  else if (folder.endsWith('broken')) process.send({ wrong: 'model', reason: 'Protobuf parsing failed.' });
  else if (folder.endsWith('ends')) process.exit(3);
  else if (!folder.endsWith('mute')) process.send({ ready: true });
  process.on('message', ({ id, question, passages }) => {
    asked++;
    if (question === 'die') process.abort();
    else if (question === 'fail') process.send({ id, verdicts: undefined, failed: 'out of range' });
    else if (question !== 'hang') process.send({ id, verdicts: passages.map(() => asked / 10) });
  });
});
process.on('disconnect', () => process.exit());
