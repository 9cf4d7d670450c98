/** Ports of a sandbox that is started by hand; the next free ones when taken. */
export const defaultPorts = { broker: 5096, platform: 5097, control: 5098 } as const;
