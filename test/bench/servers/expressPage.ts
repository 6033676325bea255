import express from 'express';
import type { ServerOptions } from '../startServer.ts';
import { answer } from './answer.ts';

/* The floor of a page: Express that answers a constant text, as its manual shows. */

const { page = '' }: ServerOptions = JSON.parse(process.argv[2] ?? '{}');
const app = express();
app.get('/', (_request, response) => {
  response.send(page);
});
await answer(app);
