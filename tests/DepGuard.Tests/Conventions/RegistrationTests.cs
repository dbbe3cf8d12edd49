using System.Collections;
using System.Reflection;
using DepGuard.Contracts;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>The lists of readers, checks and reports are written out by hand, in <c>All.cs</c>; they are complete and sorted.</summary>
public class RegistrationTests
{
    private const string Checks = "Checks";
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly Core = typeof(Analysis).Assembly;

    /// <summary>Namespaces with a list.</summary>
    public static TheoryData<string> Folders => ["Readers", Checks, "Reports"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_list_is_sorted_by_format_or_rule(string folder)
    {
        foreach (var list in ListsOf(folder))
        {
            var keys = list.Select(KeyOf).ToList();
            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_list_is_complete(string folder)
    {
        if (ListsOf(folder) is not { Count: > 0 } lists)
            return;

        var listed = lists.SelectMany(list => list).Select(item => item.GetType()).ToHashSet();
        var kinds = listed.SelectMany(type => type.GetInterfaces()).Where(kind => kind.Namespace == $"DepGuard.{folder}").ToHashSet();
        var existing = Core.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && kinds.Any(type.IsAssignableTo));

        Assert.Empty(existing.Except(listed).Select(type => type.FullName));
    }

    [Fact]
    public void Every_page_about_the_graph_has_its_check()
    {
        if (ListsOf(Checks).Count == 0)
            return;

        var pages = RulePage.All.Where(page => page.Rule.Surface is Surface.Graph or Surface.Release).Select(page => page.ClassName);

        Assert.Empty(pages.Except(ListsOf(Checks).SelectMany(list => list).Select(check => check.GetType().Name)));
    }

    [Fact]
    public void Every_check_of_one_rule_has_its_page()
    {
        var checks = SourceCode.Find("src/DepGuard.Core/Checks/All.cs") is { } file ? SourceCode.ClassesCreatedAsTheyAre(file) : [];

        Assert.Empty(checks.Except(RulePage.All.Select(page => page.ClassName)));
    }

    private static List<List<object>> ListsOf(string folder) =>
        Core.GetType($"DepGuard.{folder}.All") is not { } all
            ? []
            : [.. all.GetProperties(Statics).Select(property => property.GetValue(null)).OfType<IEnumerable>().Select(list => list.Cast<object>().ToList())];

    private static string KeyOf(object item)
    {
        var type = item.GetType();
        return type.GetProperty("Format")?.GetValue(item) as string
            ?? (type.GetProperty("Rule")?.GetValue(item) as RuleInfo)?.Id
            ?? type.Name;
    }
}
