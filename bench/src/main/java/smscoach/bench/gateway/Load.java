package smscoach.bench.gateway;

import java.time.Duration;

/**
 * What is asked of the gateway.
 *
 * @param ratePerSecond requests, all of them commands
 * @param warmUp for how long before anything counts
 * @param measured for how long then
 * @param clients event streams
 * @param news how often all of them are told something
 */
public record Load(int ratePerSecond, Duration warmUp, Duration measured, int clients, int news) {

    static final Load FULL = new Load(500, Duration.ofMinutes(3), Duration.ofMinutes(2), 5_000, 60);
    static final Load QUICK = new Load(100, Duration.ofSeconds(5), Duration.ofSeconds(5), 400, 5);
}
