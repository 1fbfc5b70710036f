export { collectVodMetrics, type VodMetricsOptions } from './collect-vod-metrics.ts'
