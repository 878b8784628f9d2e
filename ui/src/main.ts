import { createApp, effectScope } from 'vue'
import App from './app/App.vue'
import { followHistory } from './lib/route'
import { useTicker } from './lib/ticker'
import { browserPorts } from './realtime/browser-ports'
import { FleetFeed } from './realtime/fleet-feed'
import { restWhileHidden } from './realtime/hidden-page'
import { TargetsFeed } from './realtime/targets-feed'
import './styles/base.css'

effectScope().run(() => {
  const ticker = useTicker()
  const fleet = new FleetFeed(browserPorts(['fleet', 'sparklines']), ticker)
  const targets = new TargetsFeed(browserPorts(['targets', 'changes']), ticker)
  restWhileHidden(document, fleet.live)
  restWhileHidden(document, targets.live)
  followHistory()
  createApp(App, { fleet, targets }).mount('#app')
})
