using Microsoft.Playwright;
using Xunit;

namespace DepGuard.Browser.Tests;

/// <summary>Names of the scanned system are text, and the page follows the reader's choice of colours.</summary>
[Collection(BrowserCollection.Name)]
public class TrustTests(Chromium browser, Pages pages)
{
    [SkippableFact]
    public async Task Hostile_names_stay_text()
    {
        await using var open = await browser.Open(pages["hostile"]);
        var page = open.Page;
        await page.FillAsync("#search", "img");

        Assert.Empty(open.Complaints);
        Assert.Equal(0, await page.Locator("img, b:text('KEY'), svg[onload]").CountAsync());
        Assert.Equal(1, await page.Locator("script:not([type])").CountAsync());
        Assert.Contains("<img src=x onerror=alert(1)>", await page.InnerTextAsync("#answer"), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', await page.InnerTextAsync("body"));
    }

    [SkippableFact]
    public async Task The_button_turns_the_colours_around()
    {
        await using var open = await browser.Open(pages["release"], new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        var dark = await Background(open.Page);
        await open.Page.ClickAsync("#theme");
        var light = await Background(open.Page);
        await open.Page.ClickAsync("#theme");

        Assert.NotEqual(dark, light);
        Assert.Equal("rgb(255, 255, 255)", light);
        Assert.Equal(dark, await Background(open.Page));
    }

    [SkippableFact]
    public async Task A_reason_leads_to_its_finding()
    {
        await using var open = await browser.Open(pages["release"]);
        var page = open.Page;
        foreach (var reason in await page.Locator(".reasons a").AllAsync())
        {
            var target = await reason.GetAttributeAsync("href");
            Assert.Contains(await reason.InnerTextAsync(), await page.InnerTextAsync($"article{target}"), StringComparison.Ordinal);
        }
    }

    private static Task<string> Background(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
