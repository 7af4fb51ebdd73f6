namespace Attain.Core.Tests;

public sealed class ScopeTests
{
    [Fact]
    public void Scopes_are_equal_when_their_members_are()
    {
        var one = Scope.Company.With(Dimension.Rep, 3, 1, 3).With(Dimension.Territory, 2);
        var other = Scope.Company.With(new Member(Dimension.Territory, 2)).With(Dimension.Rep, 1).With(Dimension.Rep, 3);
        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
        one.Members[Dimension.Rep].ShouldBe([1, 3]);
        one.ShouldNotBe(other.With(Dimension.Rep, 4));
        one.ShouldNotBe(Scope.Company.With(Dimension.Rep, 1, 3));
        one.ToString().ShouldBe("rep=1,3 territory=2");
    }

    [Fact]
    public void Adding_members_leaves_the_scope_it_was_added_to()
    {
        var scope = Scope.Company.With(Dimension.Team, 1);
        scope.With(Dimension.Team, 2).Members[Dimension.Team].Count.ShouldBe(2);
        scope.Members[Dimension.Team].ShouldBe([1]);
        Scope.Company.IsCompany.ShouldBeTrue();
        scope.IsCompany.ShouldBeFalse();
    }

    [Fact]
    public void A_scope_that_would_silently_mean_everyone_is_refused()
    {
        Should.Throw<ArgumentException>(() => Scope.Company.With(Dimension.Rep));
        Should.Throw<ArgumentException>(() => Scope.Company.With(Dimension.Rep, 0));
        Should.Throw<ArgumentException>(() => Scope.Company.With(Dimension.Month, 1));
        Should.Throw<ArgumentException>(() => new Member(Dimension.Rep, 0));
    }

    [Fact]
    public void Every_dimension_is_read_back_by_its_name()
    {
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            dimension.Name().ShouldBe(dimension.ToString().ToLowerInvariant());
            Dimensions.TryParse(dimension.Name(), out var again).ShouldBeTrue();
            again.ShouldBe(dimension);
        }

        Dimensions.TryParse("Territory", out _).ShouldBeTrue();
        Dimensions.TryParse("0", out _).ShouldBeFalse();
        Dimensions.TryParse("region", out _).ShouldBeFalse();
        Dimensions.TryParse(null, out _).ShouldBeFalse();
    }

    [Fact]
    public void The_dimensions_of_time_are_the_grains()
    {
        var time = Enum.GetValues<Dimension>().Where(Dimensions.IsTime).ToList();
        time.Select(dimension => dimension.ToGrain().ToString()).ShouldBe(time.Select(dimension => dimension.ToString()));
        time.Select(dimension => dimension.ToGrain()).ShouldBe(Enum.GetValues<Grain>());
        Should.Throw<ArgumentOutOfRangeException>(() => Dimension.Window.ToGrain());
    }

    [Theory]
    [InlineData("revenue")]
    [InlineData("gross_margin")]
    [InlineData("p80_gap")]
    public void Snake_case_names_a_metric(string name) => new MetricId(name).ToString().ShouldBe(name);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Revenue")]
    [InlineData("gross-margin")]
    [InlineData("_x")]
    [InlineData("x_")]
    [InlineData("a__b")]
    [InlineData("1a")]
    [InlineData("revenue\n")]
    public void Other_names_are_refused(string? name) => Should.Throw<ArgumentException>(() => new MetricId(name!));
}
