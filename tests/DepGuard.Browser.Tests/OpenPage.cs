using Microsoft.Playwright;

namespace DepGuard.Browser.Tests;

/// <summary>A page in a window of its own, with everything that it asked for or complained about.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    /// <summary>Listens from before the page is loaded.</summary>
    public OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Request += (_, request) => Note($"request {request.Url}", request.IsNavigationRequest);
        page.Console += (_, message) => Note($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Note($"error {error}");
        page.Dialog += async (_, dialog) =>
        {
            Note($"dialog {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Requests but for the page itself, messages of the console, errors and dialogs.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(string text, bool isExpected = false)
    {
        if (!isExpected)
            _complaints.Add(text);
    }
}
