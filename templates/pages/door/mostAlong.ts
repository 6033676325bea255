/** So many can come with one person: more than a form lets anybody bring, and as many as the list takes. */
export const mostAlong = 20;
