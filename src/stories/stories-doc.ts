// The JSON schema of story files, from the schemas that read them, so that what is documented is what is read.
import { z } from 'zod';
import { storyFileSchema } from './story-schema.ts';

/** The schema that docs/stories.md shows. */
export function storyJsonSchema(): object {
  return z.toJSONSchema(storyFileSchema, { io: 'input' });
}
