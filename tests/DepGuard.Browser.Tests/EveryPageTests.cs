using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace DepGuard.Browser.Tests;

/// <summary>What holds for every page, whatever it reports.</summary>
[Collection(BrowserCollection.Name)]
public class EveryPageTests(Chromium browser, Pages pages)
{
    public static TheoryData<string> Names() => [.. Pages.Names];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task It_opens_from_disk_without_a_request_or_a_complaint(string name)
    {
        await using var open = await browser.Open(pages[name]);

        Assert.Empty(open.Complaints);
        Assert.NotEqual("", await open.Page.Locator("h1").InnerTextAsync());
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Axe_finds_nothing_in_light_and_dark(string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var open = await browser.Open(pages[name], new BrowserNewContextOptions { ColorScheme = scheme });
            var found = await open.Page.RunAxe();

            Assert.Empty(found.Violations.Select(violation => $"{scheme} {violation.Id}: {violation.Help} {string.Join(' ', violation.Nodes.Take(3).Select(node => node.Html))}"));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Nothing_but_drawings_and_tables_scrolls_sideways(string name)
    {
        foreach (var width in new[] { 390, 1440 })
        {
            await using var open = await browser.Open(pages[name], new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
            var overflow = await open.Page.EvaluateAsync<string[]>(
                "() => [document.documentElement, ...document.querySelectorAll('body *:not(.canvas, .canvas *, .scroll, .scroll *, svg *)')]"
                + ".filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.tagName + ' ' + one.className + ' ' + one.textContent.slice(0, 60))");

            Assert.Empty(overflow);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Without_script_everything_can_be_read(string name)
    {
        await using var open = await browser.Open(pages[name], new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = open.Page;

        Assert.Equal(0, await page.Locator("form:visible, #theme:visible").CountAsync());
        Assert.Equal(await page.Locator("section").CountAsync(), await page.Locator("section:visible").CountAsync());
        Assert.Equal(await page.Locator("article").CountAsync(), await page.Locator("article:visible").CountAsync());
        var closed = page.Locator("details:not([open]) > summary");
        for (var left = await closed.CountAsync(); left > 0; left--)
            await closed.First.ClickAsync();
        Assert.Equal(0, await page.Locator("details:not([open])").CountAsync());
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Paper_shows_every_section_open_and_no_controls(string name)
    {
        await using var open = await browser.Open(pages[name]);
        var page = open.Page;
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal(0, await page.Locator("form:visible, nav:visible, #theme:visible").CountAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('details > :not(summary)')].filter(one => !one.checkVisibility({ contentVisibilityAuto: true })).length"));
        Assert.True((await page.PdfAsync()).Length > 1_000);
    }
}
