using Attain.App.Web;

namespace Attain.App.Pages.Execute;

/// <summary>How long ago something was, as people say it.</summary>
internal static class Ago
{
    public static string Say(PageContext here, long at)
    {
        var now = here.View.Store.Time.GetUtcNow().ToUnixTimeSeconds();
        return Math.Max(0, now - at) switch
        {
            < 60 => here.Words["execute.ago.now"],
            < 3_600 and var seconds => here.Words.Say("execute.ago.minutes", ("count", seconds / 60)),
            < 86_400 and var seconds => here.Words.Say("execute.ago.hours", ("count", seconds / 3_600)),
            _ => here.Words.Day(here.Profile.DayOf(at)),
        };
    }
}
