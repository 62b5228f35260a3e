// What the API says of itself.
import { z } from 'zod';
import { components } from '../forms/components.ts';
import { openApi } from '../openapi.ts';
import { type Route, reading } from '../route.ts';

const document = z.object({ openapi: z.string() }).catchall(z.unknown());
components.add(document, { id: 'OpenApiDocument' });

/** @param all the whole table, these included */
export const aboutRoutes = (all: () => readonly Route[]): Route[] => [
  reading({
    path: '/openapi.json',
    id: 'getOpenApi',
    act: 'see',
    summary: 'This document',
    about: 'OpenAPI 3.1, made of the same table that the program works by.',
    result: document,
    handle: async () => openApi(all()),
  }),
];
