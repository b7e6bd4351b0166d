/** Tells zod not to compile schemas with `new Function`, which the page's policy forbids. Imported before anything that makes a schema. */
import { config } from 'zod';

config({ jitless: true });
