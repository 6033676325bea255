import { setPriority } from 'node:os';
import type { ReadingAnswer, ReadingJob } from './readTable.ts';
import { recognizedTable } from './recognizedTable.ts';
import type { Table } from './table.ts';

/*
 * The process that reads a table (started by readTable.ts): one file, then it ends. It hands the rows out
 * piece by piece, each when the one before has been taken.
 */

/** Rows of a piece: some milliseconds for whoever takes it. */
const pieceRows = 500;

try {
  setPriority(10);
} catch {
  // Where the system does not let it, it competes with the others.
}

process.on('disconnect', () => process.exit());
process.once('message', ({ bytes, limits }: ReadingJob) => {
  void recognizedTable(Buffer.from(bytes), limits).then(
    (read) => (read.kind === 'refused' ? tell(read) : handOut(read)),
    () => tell({ kind: 'refused', why: 'damaged' }),
  );
});

function handOut({ form, rows }: Table): void {
  let at = 0;
  const next = () => {
    const piece = rows.slice(at, at + pieceRows);
    at += pieceRows;
    if (piece.length > 0) tell({ kind: 'piece', form, rows: piece });
    else tell({ kind: 'end', form, rows: rows.length });
  };
  process.on('message', next);
  next();
}

function tell(answer: ReadingAnswer): void {
  process.send?.(answer);
}
