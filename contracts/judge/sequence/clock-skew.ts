/** The clocks of two machines of the service may differ by this much, in microseconds. */
export const skewMicros = 1_000_000;
