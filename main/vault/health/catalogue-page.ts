/** Finding `catalogue-page`: pages of the catalogue fail their authentication, or its structure is broken. `rebuild` is the way out. */
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

export const checkCatalogue: Check = ({ inside }) =>
  inside.catalogue.integrityProblems().length === 0 ? [] : [findingOf('catalogue-page', 'error')];
