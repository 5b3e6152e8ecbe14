/** Words of the timeline, Chinese and English. @type {Record<string, [string, string]>} */
export const WORDS = {
  timeline: ["时间", "Timeline"],
  timelineHelp: ["目标和时限按到期的年份、季度和频次排列。点击一根条或一个数，下表只列这一段。", "Targets and deadlines by the year, quarter or rhythm in which they fall due. Click a bar or a number to list only those."],
  timelineYears: ["按年份", "By year"],
  timelineQuarters: ["按季度", "By quarter"],
  timelineOften: ["经常性", "Recurring"],
  timelineOpen: ["长期", "Open-ended"],
  timelineOnlyYear: ["只写年份", "Year only"],
  timelineList: ["到期清单", "What falls due"],
  timelineAll: ["显示全部时间", "Show all times"],
  timelineUndated: ["另有 {0} 个目标没有写明时间。", "{0} more targets name no time."],
  timelineNone: ["没有符合条件的目标或时限。放宽或清除筛选。", "No target or deadline matches. Loosen or clear the filters."],
  timelineWhat: ["内容", "What"],
  timelineWhen: ["时间", "When"],
  timelineCount: ["{0}：目标 {1}，时限 {2}", "{0}: {1} targets, {2} deadlines"],
  timelineNow: ["今年", "this year"],
};
