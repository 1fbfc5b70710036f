import { catalogJson } from './catalog-json.ts'
import { catalogSchema } from './catalog-schema.ts'

/** The texts of the files of core that are generated from the catalog and the reference, by their paths. */
export function catalogFiles(): Readonly<Record<string, string>> {
  return {
    'packages/core/catalog.json': catalogJson(),
    'packages/core/catalog.schema.json': catalogSchema(),
  }
}
