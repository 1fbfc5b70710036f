import type { Options as BarGauge } from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen'
import type { Options as TimeSeries } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen'
import type { Dashboard, Panel } from '@grafana/schema/dist/esm/raw/dashboard/x/Dashboard_types.gen'

/** What JSON of a type looks like: the values of its enums as plain strings. */
type Json<Type> = Type extends string
  ? `${Type}`
  : Type extends readonly (infer Item)[]
    ? readonly Json<Item>[]
    : Type extends object
      ? { readonly [Key in keyof Type]: Json<Type[Key]> }
      : Type

type PanelJson = Omit<Json<Panel>, 'type' | 'options'> &
  (
    | { readonly type: 'timeseries'; readonly options: Json<TimeSeries> }
    | { readonly type: 'bargauge'; readonly options: Partial<Json<BarGauge>> }
  )

/** The JSON of a dashboard with panels of these two types, by the types that Grafana generates from its schema. */
export type DashboardJson = Omit<Json<Dashboard>, 'panels'> & { readonly panels: readonly PanelJson[] }
