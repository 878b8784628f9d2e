package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.Channel;

/** One integration of a receiver, ready to send. */
record Target(String receiver, String kind, int index, boolean sendResolved, Channel channel) {}
