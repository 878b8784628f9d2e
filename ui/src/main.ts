import { createApp, effectScope } from 'vue'
import { parseAlerts } from './api/alerts'
import { parseOutbox } from './api/outbox'
import App from './app/App.vue'
import { followHistory } from './lib/route'
import { useTicker } from './lib/ticker'
import { browserPorts } from './realtime/browser-ports'
import { DocumentFeed } from './realtime/document-feed'
import { FleetFeed } from './realtime/fleet-feed'
import { restWhileHidden } from './realtime/hidden-page'
import { TargetsFeed } from './realtime/targets-feed'
import './styles/base.css'

effectScope().run(() => {
  const ticker = useTicker()
  const fleet = new FleetFeed(browserPorts(['fleet', 'sparklines']), ticker)
  const targets = new TargetsFeed(browserPorts(['targets', 'changes']), ticker)
  const alerts = new DocumentFeed('alerts', parseAlerts, browserPorts(['alerts']), ticker)
  const outbox = new DocumentFeed('outbox', parseOutbox, browserPorts(['outbox']), ticker)
  const feeds = { fleet, targets, alerts, outbox }
  for (const feed of Object.values(feeds)) restWhileHidden(document, feed.live)
  followHistory()
  createApp(App, feeds).mount('#app')
})
