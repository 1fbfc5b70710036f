export {
  type InstrumentOptions,
  instrumentVodErrors,
  type VodErrorsInstrumentation,
} from './instrument-vod-errors.ts'
