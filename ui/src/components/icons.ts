/** Paths on a grid of 16 by 16, drawn as strokes. */
export const ICONS = {
  running: 'M5 3.2v9.6L12.6 8Z',
  paused: 'M5.5 3.5v9M10.5 3.5v9',
  stopped: 'M4 4h8v8H4Z',
  reload_config: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.2v2.6h-2.6',
  webserver: 'M3 3h10v4H3ZM3 9h10v4H3ZM5.5 5h.01M5.5 11h.01',
  down: 'M4 4l8 8M12 4l-8 8',
  unknown: 'M5.8 6.1a2.2 2.2 0 1 1 3.3 1.9c-.8.5-1.1.9-1.1 1.7M8 12.3h.01',
  problem: 'M8 1.8l6.4 11.4H1.6ZM8 6.2v3.4M8 11.6h.01',
  warning: 'M8 1.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 0 1 0-12.4M8 4.8v3.8M8 11.1h.01',
  ok: 'M3 8.4l3.3 3.3L13 4.8',
  settings: 'M2.5 4.5h5M11 4.5h2.5M2.5 11.5H5M8.5 11.5h5M9.2 2.7v3.6M6.8 9.7v3.6',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.4 10.4l3.1 3.1',
  open: 'M6.5 3.5h-3v9h9v-3M9.5 2.5h4v4M13 3L7.5 8.5',
  more: 'M3.5 6l4.5 4.5L12.5 6',
  less: 'M3.5 10.5L8 6l4.5 4.5',
  ascending: 'M8 13V3M4 7l4-4l4 4',
  descending: 'M8 3v10M4 9l4 4l4-4',
} as const

export type IconName = keyof typeof ICONS
