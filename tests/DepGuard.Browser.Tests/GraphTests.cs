using Microsoft.Playwright;
using Xunit;

namespace DepGuard.Browser.Tests;

/// <summary>The drawing and its controls.</summary>
[Collection(BrowserCollection.Name)]
public class GraphTests(Chromium browser, Pages pages)
{
    private const string On = "#graph .services > g.on";

    [SkippableFact]
    public async Task A_search_marks_what_it_finds_and_says_it()
    {
        await using var open = await browser.Open(pages["release"]);
        var page = open.Page;
        await page.FillAsync("#search", "cont");

        Assert.Equal(["control-panel"], await Names(page));
        Assert.Equal("control-panel", await page.InnerTextAsync("#answer"));
        await page.FillAsync("#search", "");
        Assert.Equal(0, await page.Locator("#graph.focused").CountAsync());
        await page.FillAsync("#search", "no such service");
        Assert.Equal("No service is called so.", await page.InnerTextAsync("#answer"));
    }

    [SkippableFact]
    public async Task A_click_marks_callers_and_callees()
    {
        await using var open = await browser.Open(pages["cycles"]);
        var page = open.Page;
        var name = await page.Locator("#graph .services > g.cycle").First.GetAttributeAsync("aria-label");
        await page.Locator("#graph .services > g.cycle").First.ClickAsync();

        Assert.StartsWith($"{name} calls: ", await page.InnerTextAsync("#answer"), StringComparison.Ordinal);
        Assert.Contains(name, await Names(page));
        Assert.InRange(await page.Locator("#graph .edges > path.on").CountAsync(), 2, 20);
        Assert.Equal(await page.Locator("#graph .edges > path.on").CountAsync(), await page.Locator("#edges-table tbody tr:visible").CountAsync());
    }

    [SkippableFact]
    public async Task A_path_leads_from_one_service_to_another()
    {
        await using var open = await browser.Open(pages["release"]);
        var page = open.Page;
        await page.FillAsync("#from", "smtp-in");
        await page.FillAsync("#to", "accounts");

        Assert.Equal("smtp-in → auth → accounts", await page.InnerTextAsync("#answer"));
        Assert.Equal(["accounts", "auth", "smtp-in"], await Names(page));
        await page.FillAsync("#from", "database");
        Assert.Equal("No path leads from database to accounts.", await page.InnerTextAsync("#answer"));
    }

    [SkippableFact]
    public async Task Filters_answer()
    {
        await using var open = await browser.Open(pages["release"]);
        var page = open.Page;
        await page.SelectOptionAsync("#kind", "data");
        var data = await page.Locator("#edges-table tbody tr:visible").CountAsync();

        Assert.All(await page.Locator("#edges-table tbody tr:visible td:nth-child(3)").AllInnerTextsAsync(), kind => Assert.Equal("data", kind));
        Assert.StartsWith($"{data} of ", await page.InnerTextAsync("#answer"), StringComparison.Ordinal);
        await page.SelectOptionAsync("#rule", "DPG3004");
        Assert.Equal(1, await page.Locator("article:visible").CountAsync());
        await page.ClickAsync("button[type=reset]");
        Assert.Equal(await page.Locator("article").CountAsync(), await page.Locator("article:visible").CountAsync());
        Assert.Equal(await page.Locator("#edges-table tbody tr").CountAsync(), await page.Locator("#edges-table tbody tr:visible").CountAsync());
    }

    [SkippableFact]
    public async Task It_grows_shrinks_fits_and_is_dragged()
    {
        await using var open = await browser.Open(pages["large"]);
        var page = open.Page;
        var canvas = page.Locator(".canvas").Last;
        var width = await Width(page);
        await page.ClickAsync("#larger");
        Assert.InRange(await Width(page), width + 1, 10 * width);
        await page.ClickAsync("#smaller");
        await page.ClickAsync("#smaller");
        Assert.InRange(await Width(page), 1, width - 1);
        await page.ClickAsync("#fit");
        Assert.InRange(await Width(page), 1, await canvas.EvaluateAsync<int>("one => one.clientWidth"));

        for (var click = 0; click < 8; click++)
            await page.ClickAsync("#larger");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 300, box.Y + 300);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 100, box.Y + 200, new MouseMoveOptions { Steps = 5 });
        await page.Mouse.UpAsync();

        Assert.Equal("200 100", await canvas.EvaluateAsync<string>("one => one.scrollLeft + ' ' + one.scrollTop"));
    }

    [SkippableFact]
    public async Task It_is_one_stop_of_the_keyboard_and_arrows_walk_through_it()
    {
        await using var open = await browser.Open(pages["release"]);
        var page = open.Page;

        Assert.Equal(1, await page.Locator("#graph [tabindex='0']").CountAsync());
        await page.Locator("#graph [tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(1, await page.Locator("#graph.focused").CountAsync());
        Assert.StartsWith("auth calls: ", await page.InnerTextAsync("#answer"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator("#graph.focused").CountAsync());
    }

    [SkippableFact]
    public async Task No_two_boxes_of_the_drawing_overlap()
    {
        await using var open = await browser.Open(pages["large"]);
        var overlapping = await open.Page.EvaluateAsync<int>("""
            () => {
              const boxes = [...document.querySelectorAll('#graph .services rect')].map(one => one.getBoundingClientRect());
              return boxes.filter((a, index) => boxes.some((b, other) => other > index
                && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
            }
            """);

        Assert.Equal(0, overlapping);
    }

    private static async Task<IReadOnlyList<string?>> Names(IPage page) =>
        [.. await page.Locator(On).EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('aria-label'))")];

    private static async Task<int> Width(IPage page) => int.Parse((await page.GetAttributeAsync("#graph", "width"))!, System.Globalization.CultureInfo.InvariantCulture);
}
