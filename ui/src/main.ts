import { createApp, effectScope, watch } from 'vue'
import App from './app/App.vue'
import { botsOf } from './features/problem-list/announcements'
import { useTicker } from './lib/ticker'
import { browserPorts } from './realtime/browser-ports'
import { FleetFeed } from './realtime/fleet-feed'
import { restWhileHidden } from './realtime/hidden-page'
import './styles/base.css'

effectScope().run(() => {
  const feed = new FleetFeed(browserPorts(['fleet', 'sparklines']), useTicker())
  watch(feed.fleet, (fleet) => {
    const problems = fleet === null ? 0 : botsOf(fleet).filter((bot) => bot.health === 'problem').length
    document.title = problems > 0 ? `(${problems}) Freqwatch` : 'Freqwatch'
  })
  restWhileHidden(document, feed)
  createApp(App, { feed }).mount('#app')
})
