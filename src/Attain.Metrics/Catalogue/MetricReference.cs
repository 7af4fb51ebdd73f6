using System.Text;
using Attain.Core;

namespace Attain.Metrics;

/// <summary>Renders docs/metrics.md from the catalogue and the texts, so that the reference cannot tell anything else than the code does.</summary>
public static class MetricReference
{
    public static string Render(Texts texts)
    {
        var page = new StringBuilder(
            """
            # Metrics 指标

            Generated from the catalogue and its texts; do not edit. A ratio is recomputed from its parts in every group, and undefined where
            its denominator is 0; what has no rows in the workspace is "not loaded", never 0.

            由指标目录自动生成，请勿手工修改。比率在每个分组内由分子、分母重新计算，分母为 0 时无定义；没有导入的数据显示“未导入”，不显示为 0。

            | id | 指标 | metric | unit | better |
            |---|---|---|---|---|

            """);
        foreach (var metric in MetricCatalogue.All)
        {
            page.AppendJoin(" | ", $"| [{metric.Id}](#{metric.Id})", Chinese(MetricTexts.Name(metric)), English(MetricTexts.Name(metric)),
                English(MetricTexts.Name(metric.Unit)), English(MetricTexts.Name(metric.Better))).Append(" |\n");
        }

        foreach (var metric in MetricCatalogue.All) Append(metric);
        return page.ToString();

        void Append(MetricDefinition metric)
        {
            page.Append('\n').Append("## ").Append(metric.Id).Append("\n\n");
            page.Append("**").Append(Chinese(MetricTexts.Name(metric))).Append("** ").Append(Chinese(MetricTexts.About(metric))).Append("\n\n");
            page.Append("**").Append(English(MetricTexts.Name(metric))).Append("** ").Append(English(MetricTexts.About(metric))).Append("\n\n");
            if (metric.Aliases.Count > 0) page.Append("Also 别名: ").AppendJoin(", ", metric.Aliases.Select(alias => $"`{alias}`")).Append("\n\n");
            page.Append("By 维度: ").AppendJoin(", ", metric.Dimensions.Select(dimension => $"`{dimension.Name()}`")).Append('\n');
        }

        string Chinese(string key) => texts.Say(key, Language.Chinese);

        string English(string key) => texts.Say(key, Language.English);
    }
}
