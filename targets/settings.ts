/** Every setting by its flag, its variable and what it means: help, parser and README read this table. */

export interface Setting {
  /** Long flag without dashes. */
  readonly flag: string;
  readonly variable: string;
  readonly meaning: string;
  readonly example: string;
}

export const settings = {
  brokerUrl: {
    flag: "broker-url",
    variable: "BROKER_URL",
    meaning: "origin of the broker, without /broker/api/v1",
    example: "http://127.0.0.1:5096",
  },
  platformUrl: {
    flag: "platform-url",
    variable: "PLATFORM_URL",
    meaning: "origin of the Altinn platform or its stand-in",
    example: "http://127.0.0.1:5097",
  },
  maskinportenUrl: {
    flag: "maskinporten-url",
    variable: "MASKINPORTEN_URL",
    meaning: "origin of Maskinporten, the platform's by default",
    example: "http://127.0.0.1:5097",
  },
  controlUrl: {
    flag: "control-url",
    variable: "CONTROL_URL",
    meaning: "origin of the emulator's control, where there is one",
    example: "http://127.0.0.1:5098",
  },
  resourceId: {
    flag: "resource-id",
    variable: "RESOURCE_ID",
    meaning: "resource to use where the run cannot make its own",
    example: "altinn-broker-test-resource-1",
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof settings;

/** Values as given, before they are understood. */
export type SettingValues = Readonly<Partial<Record<SettingName, string>>>;
