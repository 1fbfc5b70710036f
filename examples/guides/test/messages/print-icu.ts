import { messages } from '../../src/messages/icu.ts'
import { respondIn } from './respond-in.ts'

// Runs as a separate process: intl-messageformat is an ES module.
for (const locale of ['en', 'zh-TW'])
  process.stdout.write(
    await respondIn(locale, ['RequestConflict', 'MediaNotFound', 'constructor'], { messages }),
  )
