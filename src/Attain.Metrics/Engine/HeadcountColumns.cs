using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Counts who sells and is employed on the last day of each period, no later than the as-of day.</summary>
internal sealed class HeadcountColumns(Question question)
{
    private readonly TenureBands _bands = new(question.View.Thresholds);
    private readonly Dictionary<Dimension, HashSet<int>> _wanted = question.Where.Members.ToDictionary(pair => pair.Key, pair => pair.Value.ToHashSet());

    public void Add(HeadcountMeasure measure, MeasureTable table)
    {
        var column = table.IndexOf(measure);
        var sellers = question.View.Directory.People
            .Where(person => person.Sells && (question.VisibleReps?.Contains(person.Id) ?? true))
            .ToList();
        foreach (var day in LastDays())
        {
            foreach (var person in sellers.Where(person => person.WorksOn(day)))
            {
                if (measure.Tenure is { } tenure && tenure != _bands.Of(person.HireDay, day)) continue;
                if (!_wanted.All(pair => pair.Value.Contains(Key(pair.Key, person, day)))) continue;
                table.Row(new GroupKey([.. question.By.Select(dimension => Key(dimension, person, day))]))[column]++;
            }
        }
    }

    private int Key(Dimension dimension, PersonEntry person, DateOnly day) => dimension switch
    {
        Dimension.Rep => person.Id,
        Dimension.Team => question.View.Directory.TeamOf(person.Id, question.AsIs ? question.View.AsOf : day),
        Dimension.Division => question.View.Directory.DivisionOf(person.Id, question.AsIs ? question.View.AsOf : day),
        Dimension.Tenure => _bands.Of(person.HireDay, day),
        _ => EpochDay.Of(question.View.Profile.Calendar.Of(dimension.ToGrain(), day).Days.From),
    };

    /// <summary>The last day of every combination of the periods asked for: of a week cut at a month's end, both slices.</summary>
    private IEnumerable<DateOnly> LastDays()
    {
        var grains = question.By.Where(dimension => dimension.IsTime()).Select(dimension => dimension.ToGrain()).ToList();
        var end = question.View.AsOf < question.Days.To ? question.View.AsOf.AddDays(1) : question.Days.To;
        var day = question.Days.From;
        while (day < end)
        {
            var next = grains.Select(grain => question.View.Profile.Calendar.Of(grain, day).Days.To).Append(end).Min();
            yield return next.AddDays(-1);
            day = next;
        }
    }
}
