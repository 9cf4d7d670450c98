// Settings of a resource: read in .NET form, written as ISO 8601.

/** `30.00:00:00` as `P30D`, `00:00:00.5000000` as `PT0.5S`; null stays null. */
function isoDuration(text) {
  if (text === null || text === undefined) return null;
  const parts = /^(-?)(?:(\d+)\.)?(\d\d):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text);
  if (parts === null) return text;
  const [, sign, days, hours, minutes, seconds] = parts;
  const rest = String(Number(seconds));
  return `${sign}P${Number(days ?? 0)}DT${Number(hours)}H${Number(minutes)}M${rest}S`;
}

/** The body that puts these settings back. PUT leaves a null as it is: what was unset cannot be unset again. */
function settingsToPutBack(settings) {
  return {
    ...settings,
    fileTransferTimeToLive: isoDuration(settings.fileTransferTimeToLive),
    purgeFileTransferGracePeriod: isoDuration(settings.purgeFileTransferGracePeriod),
  };
}

/** Keeps what a given resource has, what it gets for a moment, and what is sent to put it back. */
function keepSettings() {
  const settings = json();
  if (pm.response.code !== 200 || settings === undefined) return;
  const flag = !settings.purgeFileTransferAfterAllRecipientsConfirmed;
  const changed = { purgeFileTransferAfterAllRecipientsConfirmed: flag };
  pm.collectionVariables.set("settings.before", JSON.stringify(settingsToPutBack(settings)));
  pm.collectionVariables.set("settings.changed", JSON.stringify(changed));
  pm.collectionVariables.set("settings.changedFlag", flag);
}
