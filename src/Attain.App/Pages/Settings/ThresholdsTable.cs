using Attain.App.Web;
using Attain.App.Web.Tables;

namespace Attain.App.Pages.Settings;

/// <summary>The thresholds as a file.</summary>
public static class ThresholdsTable
{
    public static IResult Csv(PageContext here, ThresholdCatalogue catalogue) => TableFiles.Csv(Of(here, catalogue).Shown(here), here);

    public static IResult Excel(PageContext here, ThresholdCatalogue catalogue) => TableFiles.Excel(Of(here, catalogue).Shown(here), here);

    private static Table Of(PageContext here, ThresholdCatalogue catalogue)
    {
        var words = here.Words;
        return new Table("thresholds", "settings/thresholds", words["settings.tab.thresholds"],
            [new("key", words["settings.threshold.key"]), new("group", words["settings.threshold.group"]), new("name", words["settings.threshold.meaning"]), new("default", words["settings.threshold.default"]) { Number = true }, new("value", words["settings.threshold.value"]) { Number = true }],
            [.. catalogue.All.Select(listed => new Row(
            [
                listed.Threshold.Key, ThresholdsPage.Heading(listed.Group, words), words.Has(listed.Threshold.Key) ? words[listed.Threshold.Key] : listed.Threshold.Key,
                new(listed.Threshold.Default), new(here.View.Thresholds[listed.Threshold]),
            ]))]);
    }
}
