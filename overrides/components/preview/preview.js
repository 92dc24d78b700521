// Copies an edition. Without this the text can be marked and copied by hand.

for (const button of document.querySelectorAll("[data-copies]")) {
    const told = button.parentElement.querySelector("[role=status]");
    const text = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", async () => {
        try {
            await navigator.clipboard.writeText(text.value);
        } catch {
            // Pages opened from a folder may not write to the clipboard by themselves.
            text.select();
            document.execCommand("copy");
        }
        told.textContent = "Copied";
    });
}
