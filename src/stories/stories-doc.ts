// The part of docs/stories.md that is made from the schemas, so that what is documented is what is read.
import { z } from 'zod';
import { storyFileSchema } from './story-schema.ts';

export const SCHEMA_HEADING = '## The schema';

/** The section with the JSON schema of story files. */
export function schemaSection(): string {
  const schema = z.toJSONSchema(storyFileSchema, { io: 'input' });
  const made = 'Made from the program by `npm run --silent play -- --schema`; a test holds it fresh.';
  return `${SCHEMA_HEADING}\n\n${made}\n\n\`\`\`json\n${JSON.stringify(schema, null, 2)}\n\`\`\`\n`;
}
