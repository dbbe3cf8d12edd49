using DepGuard.Contracts;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>The lists of readers, checks and reports are written out by hand; they are complete and sorted.</summary>
public class RegistrationTests
{
    private const string Checks = "Checks";

    /// <summary>Namespaces with a list in <c>All.cs</c>, and the interface of what they list.</summary>
    public static TheoryData<string, string> Lists => new()
    {
        { "Readers", "IFormatReader" },
        { Checks, "ICheck" },
        { "Reports", "IReport" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_is_sorted(string folder, string listed)
    {
        var classes = Registered(folder).ToList();

        Assert.True(classes.SequenceEqual(classes.Order(StringComparer.Ordinal)), $"Sort the {listed} list of {folder}/All.cs by name.");
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_is_complete(string folder, string listed)
    {
        if (!HasList(folder))
            return;

        var core = typeof(Analysis).Assembly;
        var wanted = core.GetType($"DepGuard.{folder}.{listed}", throwOnError: true)!;
        var classes = core.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && wanted.IsAssignableFrom(type));

        Assert.Empty(classes.Select(type => type.Name).Except(Registered(folder)));
    }

    [Fact]
    public void Every_page_about_the_graph_has_its_check()
    {
        if (!HasList(Checks))
            return;

        var pages = RulePage.All.Where(page => page.Rule.Surface is Surface.Graph or Surface.Release).Select(page => page.ClassName);

        Assert.Empty(pages.Except(Registered(Checks)));
    }

    [Fact]
    public void Every_check_of_one_rule_has_its_page()
    {
        var checks = SourceCode.Find(ListOf(Checks)) is { } file ? SourceCode.CreatedClasses(file, withArguments: false) : [];

        Assert.Empty(checks.Except(RulePage.All.Select(page => page.ClassName)));
    }

    private static IEnumerable<string> Registered(string folder) =>
        SourceCode.Find(ListOf(folder)) is { } file ? SourceCode.CreatedClasses(file).Distinct() : [];

    private static bool HasList(string folder) => SourceCode.Find(ListOf(folder)) is not null;

    private static string ListOf(string folder) => $"src/DepGuard.Core/{folder}/All.cs";
}
