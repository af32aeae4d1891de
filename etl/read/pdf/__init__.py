"""PDF files: what stands on their pages becomes lines and tables with places; all of PDFium is behind `pages`."""
